package dev.selvedge.lab.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One keep-alive connection: a request, its answer, the next request. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a write or a close, the channel tells this handler
final class Connection extends ChannelInboundHandlerAdapter {

    private final Load load;
    private final AnswerParser parser = new AnswerParser();
    private @Nullable Channel channel;
    private boolean busy;
    private boolean over;
    private int sent;
    private long startNanos;
    private String label = "";

    Connection(Load load) {
        this.load = load;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        load.opened(this);
    }

    /** Sends a request of some sort whose latency counts from {@code start}. */
    void send(ByteBuf request, String sort, long start) {
        Channel open = begin(sort, start);
        open.writeAndFlush(request, open.voidPromise());
    }

    private Channel begin(String sort, long start) {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("a connection that is not open can't send");
        }
        sent++;
        label = sort;
        busy = true;
        startNanos = start;
        return open;
    }

    /** Sends a request as a slow client does: its last byte comes later, and only then its latency begins to count. */
    void sendSlowly(ByteBuf request, String sort, long millis) {
        Channel open = begin(sort, System.nanoTime());
        open.writeAndFlush(request.readRetainedSlice(request.readableBytes() - 1), open.voidPromise());
        int slow = sent;
        open.eventLoop().schedule(() -> sendLast(open, request, slow), millis, TimeUnit.MILLISECONDS);
    }

    /** Sends it, unless the server did not wait for it and this is another request's connection by now. */
    private void sendLast(Channel open, ByteBuf last, int slow) {
        if (busy && sent == slow && open.isActive()) {
            startNanos = System.nanoTime();
            open.writeAndFlush(last, open.voidPromise());
        } else {
            last.release();
        }
    }

    boolean isBusy() {
        return busy;
    }

    String label() {
        return label;
    }

    long startNanos() {
        return startNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (parser.take(bytes)) {
                answered();
            }
        } finally {
            bytes.release();
        }
    }

    private void answered() {
        if (!busy) {
            throw new IllegalStateException("the server answered a request that it did not get");
        }
        busy = false;
        load.answered(this, parser.status(), startNanos, !parser.closes());
    }

    /** Gives the request up: its answer would come too late. */
    void giveUp() {
        busy = false;
        close();
    }

    void close() {
        Channel open = channel;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        load.noteTrouble(cause);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!over) {
            over = true;
            load.ended(this, busy);
        }
    }
}
