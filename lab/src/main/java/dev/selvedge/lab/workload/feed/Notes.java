package dev.selvedge.lab.workload.feed;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the item service which readers have left, so that it knows what is done for nobody. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a service that is gone ends the run, and says so itself
final class Notes extends ChannelInboundHandlerAdapter {

    private final CompletableFuture<Void> opened;
    private @Nullable Channel channel;

    /** Prepares to write; the future is done when that is possible. */
    Notes(CompletableFuture<Void> opened) {
        this.opened = opened;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        opened.complete(null);
    }

    void left(int reader) {
        Channel open = channel;
        if (open != null) {
            String number = Integer.toString(reader);
            open.writeAndFlush(
                    Unpooled.copiedBuffer(
                            "POST /left HTTP/1.1\r\nHost: items\r\nContent-Length: " + number.length() + "\r\n\r\n"
                                    + number,
                            StandardCharsets.US_ASCII),
                    open.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message); // it says "ok"
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
