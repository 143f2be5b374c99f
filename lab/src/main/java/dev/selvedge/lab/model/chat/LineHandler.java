package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.chat.ChatLine;
import dev.selvedge.lab.chat.Member;
import dev.selvedge.lab.chat.Rooms;
import dev.selvedge.lab.chat.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import java.util.concurrent.atomic.LongAdder;

/** One connection on its event loop: does what the lines ask for into which what comes was cut. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of what fails by exceptionCaught
final class LineHandler extends ChannelInboundHandlerAdapter {

    private final Session session;

    LineHandler(Channel channel, Rooms rooms, int bound, LongAdder dropped) {
        session = new Session(rooms, new Kept(channel, bound, dropped));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf line = (ByteBuf) message;
        try {
            session.take(ByteBufUtil.getBytes(line));
        } finally {
            line.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            context.writeAndFlush(Unpooled.wrappedBuffer(ChatLine.TOO_LONG)).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close(); // the client has gone without a word
        }
    }

    /** Has Netty keep what the client does not take, and drops the line where that would be too much. */
    private record Kept(Channel channel, int bound, LongAdder dropped) implements Member {

        @Override
        public void deliver(byte[] line) {
            if (channel.bytesBeforeWritable() > bound) {
                dropped.increment();
            } else {
                channel.writeAndFlush(Unpooled.wrappedBuffer(line), channel.voidPromise());
            }
        }
    }
}
