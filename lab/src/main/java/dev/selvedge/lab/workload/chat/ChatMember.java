package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.load.SmallBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection of the generator: joins its room, and reads only the number of each message. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a write, the channel tells this handler
final class ChatMember extends ChannelInboundHandlerAdapter {

    private final ChatLoad load;
    private final ChatRoom room;
    private final boolean deaf;
    private @Nullable Channel channel;
    private boolean joined;

    /** What was read of the line at hand: its number so far, or that the rest of it does not matter. */
    private long number;

    private boolean rest;
    private char first;

    ChatMember(ChatLoad load, ChatRoom room, boolean deaf) {
        this.load = load;
        this.room = room;
        this.deaf = deaf;
    }

    boolean isDeaf() {
        return deaf;
    }

    ChatRoom room() {
        return room;
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) {
        SmallBuffer.of(context.channel());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        // 10,000 ends that wait for late packets would hold 10,000 ports for a minute
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        send(Unpooled.copiedBuffer("JOIN " + room.number() + "\n", StandardCharsets.US_ASCII));
    }

    void send(ByteBuf line) {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("a connection that is not open can't send");
        }
        open.writeAndFlush(line, open.voidPromise());
    }

    void setReading(boolean reading) {
        Channel open = channel;
        if (open != null) {
            open.config().setAutoRead(reading);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable()) {
                if (rest) {
                    skip(bytes);
                } else {
                    take((char) bytes.readByte());
                }
            }
        } finally {
            bytes.release();
        }
    }

    private void take(char next) {
        first = first == 0 ? next : first;
        if (next == '\n') {
            endLine();
        } else if (next >= '0' && next <= '9') {
            number = 10 * number + next - '0';
        } else {
            rest = true;
        }
    }

    private void skip(ByteBuf bytes) {
        int end = bytes.bytesBefore((byte) '\n');
        bytes.skipBytes(end < 0 ? bytes.readableBytes() : end + 1);
        if (end >= 0) {
            endLine();
        }
    }

    private void endLine() {
        if (first >= '0' && first <= '9') {
            hear();
        } else if (first == 'J' && !joined) {
            joined = true;
            room.join(this);
            load.joined();
        } else {
            load.nonsense();
        }
        number = 0;
        rest = false;
        first = 0;
    }

    private void hear() {
        if (!deaf) {
            load.heard(room, number);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        load.ended(this, joined);
    }
}
