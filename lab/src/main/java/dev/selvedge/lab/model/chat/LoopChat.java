package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.chat.ChatLine;
import dev.selvedge.lab.chat.Rooms;
import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.blocking.Front;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Event loops, as many as cores, by Netty. A write never blocks: what a client does not take is kept for it, in memory, up to a
 * bound if there is one.
 */
final class LoopChat implements Front {

    private final EventLoopGroup loops;
    private final Channel listener;
    private final ChannelGroup open;
    private final LongAdder dropped;
    private final LiveHeap heap;

    private LoopChat(EventLoopGroup loops, Channel listener, ChannelGroup open, LongAdder dropped) {
        this.loops = loops;
        this.listener = listener;
        this.open = open;
        this.dropped = dropped;
        heap = new LiveHeap(open::size);
    }

    /**
     * Starts it; throws what binding the port throws.
     *
     * @param bound bytes that may be kept for a client; what comes when there are more is dropped
     */
    static LoopChat start(int port, int bound) throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Rooms rooms = new Rooms();
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        LongAdder dropped = new LongAdder();
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, Sockets.BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_SNDBUF, Sockets.SEND_BUFFER)
                // From the first byte on, a channel tells how much is kept for it
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(0, 1))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        open.add(channel);
                        channel.pipeline()
                                .addLast(new LineBasedFrameDecoder(ChatLine.LONGEST, true, true))
                                .addLast(new LineHandler(channel, rooms, bound, dropped));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync()
                .channel();
        return new LoopChat(loops, listener, open, dropped);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("connections", open.size());
        gauges.put("connection_heap", heap.perConnection());
        gauges.put(
                "kept_bytes",
                open.stream().mapToLong(Channel::bytesBeforeWritable).sum());
        gauges.put("dropped_total", dropped.sum());
        return gauges;
    }

    @Override
    public void end() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }
}
