package dev.selvedge.lab.service;

import dev.selvedge.lab.child.ChildService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** A service on Netty: thousands of calls wait at the same time, on one thread. */
public final class LoopService implements ChildService {

    private static final int BACKLOG = 8_192;
    private static final int LARGEST_BODY = 65_536;

    private final EventLoopGroup loops;
    private final Channel listener;
    private final Supplier<Map<String, Number>> gauges;

    private LoopService(EventLoopGroup loops, Channel listener, Supplier<Map<String, Number>> gauges) {
        this.loops = loops;
        this.listener = listener;
        this.gauges = gauges;
    }

    /**
     * What a service does, on the loops it was given.
     *
     * @param handlers makes what handles each connection
     * @param gauges   says how it is; called by another thread
     */
    public record Behaviour(Supplier<? extends ChannelHandler> handlers, Supplier<Map<String, Number>> gauges) {}

    /**
     * Starts the service. Blocks until it listens; throws what binding the port throws.
     *
     * @param port      where it listens on the loopback address, or 0: a free port
     * @param loops     how many event loops it has
     * @param behaviour makes what it does, of the loops
     * @return the service
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public static LoopService start(int port, int loops, Function<? super EventLoopGroup, Behaviour> behaviour)
            throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, io);
        Behaviour made = behaviour.apply(group);
        Channel listener = new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                                .addLast(made.handlers().get());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync()
                .channel();
        return new LoopService(group, listener, made.gauges());
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public Map<String, Number> gauges() {
        return gauges.get();
    }

    @Override
    public void end() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }
}
