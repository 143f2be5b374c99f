package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.load.SmallBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One reader: opens its feed, scrolls, waits for what it wants to see, looks at it, leaves. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a write or a close, the channel tells this handler
final class FeedReader extends ChannelInboundHandlerAdapter {

    private static final int OK = 200;
    private static final int MISSING = 502;
    private static final int NONSENSE = 500;

    private final FeedLoad load;
    private final int number;
    private final boolean deaf;
    private final Habits habits;
    private @Nullable Channel channel;

    /** When what is waited for was asked for, or the reader itself was due. */
    private long askedNanos;

    private int seen;
    private int waiting;
    private boolean finishing;

    /** Whether it has ceased to read. */
    private boolean mute;

    private boolean left;

    FeedReader(FeedLoad load, int number, long dueNanos, boolean deaf) {
        this.load = load;
        this.number = number;
        this.deaf = deaf;
        this.habits = new Habits(number);
        this.askedNanos = dueNanos;
    }

    int number() {
        return number;
    }

    /** Returns how many items it waits for. */
    int waiting() {
        return waiting;
    }

    long askedNanos() {
        return askedNanos;
    }

    boolean isDeaf() {
        return deaf;
    }

    /** Returns whether it waits for what it asked for before a time. */
    boolean isOverdue(long before) {
        return waiting > 0 && askedNanos - before < 0;
    }

    /** Returns which sort of item the one after so many others is that it waits for. */
    String sort(int after) {
        return seen + after == 0 ? FeedScene.FIRST : FeedScene.NEXT;
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) {
        SmallBuffer.of(context.channel());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        // Readers come and go: their ends must not hold their ports for a minute
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        if (left) { // it was sent away while its connection was being opened
            channel.close();
            return;
        }
        waiting = habits.flick();
        send(channel, "FEED " + number + "\n" + "NEXT\n".repeat(waiting));
    }

    private static void send(Channel open, String lines) {
        open.writeAndFlush(Unpooled.copiedBuffer(lines, StandardCharsets.US_ASCII), open.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf line = (ByteBuf) message;
        try {
            if (!left && !mute) {
                see(line.toString(StandardCharsets.US_ASCII));
            }
        } finally {
            line.release();
        }
    }

    private void see(String line) {
        String sort = sort(0);
        int status = status(line);
        load.seen(sort, status, System.nanoTime() - askedNanos);
        seen++;
        waiting--;
        if (status == NONSENSE) {
            leave();
        } else if (waiting == 0) {
            look();
        }
    }

    /** An item that is not the next one of this very reader is as wrong as none at all. */
    private int status(String line) {
        String head = Item.head(number, seen);
        if (waiting == 0 || !line.startsWith(head)) {
            return NONSENSE;
        }
        return line.startsWith("\"text\":\"", head.length()) && line.endsWith("\"}") ? OK : MISSING;
    }

    private void look() {
        Channel open = channel;
        if (deaf && open != null) {
            goDeaf(open);
        } else if (finishing || open == null) {
            leave();
        } else {
            open.eventLoop().schedule(this::scroll, habits.pauseMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Asks for all the rest, and reads none of it; nobody waits for that. */
    private void goDeaf(Channel open) {
        mute = true;
        open.config().setAutoRead(false);
        send(open, "NEXT\n".repeat(Item.FEED - seen));
    }

    private void scroll() {
        Channel open = channel;
        if (left || open == null) {
            return;
        }
        waiting = finishing ? 0 : habits.flick();
        if (waiting == 0) {
            leave();
        } else {
            askedNanos = System.nanoTime();
            send(open, "NEXT\n".repeat(waiting));
        }
    }

    /** Leaves when what it waits for has come, or now if it waits for nothing. */
    void finish() {
        finishing = true;
        if (waiting == 0) {
            leave();
        }
    }

    /** Closes the connection. */
    void leave() {
        if (!left) {
            left = true;
            if (channel != null) {
                channel.close();
            }
            load.left(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!left) {
            left = true;
            load.broken(this);
        }
    }
}
