package dev.selvedge.lab.items;

import io.netty.channel.ChannelHandlerContext;

/** One item that was asked for. Confined to the event loop. */
final class Call {

    private final ChannelHandlerContext context;
    private final Post post;
    private boolean atWork;
    private boolean over;

    Call(ChannelHandlerContext context, Post post) {
        this.context = context;
        this.post = post;
    }

    ChannelHandlerContext context() {
        return context;
    }

    Post post() {
        return post;
    }

    void begin() {
        atWork = true;
    }

    /** Whether somebody works on it, or has. */
    boolean isAtWork() {
        return atWork;
    }

    /** Whether it was answered, or its caller has gone. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }
}
