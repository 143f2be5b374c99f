package dev.selvedge.lab.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens connections to the server, all on one event loop. */
public final class Opener {

    private static final int CONNECT_MILLIS = 5_000;

    private final Bootstrap bootstrap;

    /**
     * Prepares to open connections.
     *
     * @param group       one event loop
     * @param port        where the server listens
     * @param connections makes what handles each connection
     */
    public Opener(EventLoopGroup group, int port, Supplier<? extends ChannelHandler> connections) {
        bootstrap = new Bootstrap()
                .group(group)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(connections.get());
                    }
                });
    }

    /** Returns a group of one event loop: the generator computes next to nothing, and leaves the rest to the server. */
    public static EventLoopGroup oneLoop() {
        return new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /**
     * Opens one; its handler is told when it is open.
     *
     * @param failed is told if it can't be opened
     */
    public void open(Consumer<Throwable> failed) {
        bootstrap.connect().addListener(future -> {
            if (!future.isSuccess()) {
                failed.accept(future.cause());
            }
        });
    }
}
