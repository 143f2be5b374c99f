package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.loop.bridge.Callbacks;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks on an event loop of Netty that serves sockets at the same time. */
@NeedsFlags
class NettyLoopTest {
    private static final int REQUESTS = 100;

    /** A request, and where the answer goes. */
    private record Request(ChannelHandlerContext context, String text) {}

    @ParameterizedTest
    @EnumSource(Confinement.class)
    void tasksOnANettyLoop_answerWhatItReceives(Confinement way) throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (EventLoop loop = EventLoop.named("netty").on(group.next())) {
            Channel<Request> requests = Channel.named("requests").buffered(1);
            io.netty.channel.Channel server = listen(group, requests);
            Scope.run(scope -> {
                scope.fork(way.on(loop), "server", () -> serve(way, requests));
                String answers = scope.fork("client", () -> ask((InetSocketAddress) server.localAddress()))
                        .join();
                assertThat(answers).isEqualTo("0123456789".repeat(REQUESTS / 10));
                requests.close();
            });
            server.close().sync();
        } finally {
            group.shutdownGracefully(0, 10, TimeUnit.SECONDS).sync();
        }
    }

    private static io.netty.channel.Channel listen(EventLoopGroup group, Channel<Request> requests)
            throws InterruptedException {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<io.netty.channel.Channel>() {
                    @Override
                    protected void initChannel(io.netty.channel.Channel child) {
                        child.pipeline().addLast(new Receiving(requests));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private static final class Receiving extends SimpleChannelInboundHandler<ByteBuf> {
        private final Channel<Request> requests;

        Receiving(Channel<Request> requests) {
            this.requests = requests;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            assertThat(requests.trySend(new Request(context, bytes.toString(StandardCharsets.US_ASCII))))
                    .isTrue();
        }
    }

    private static void serve(Confinement way, Channel<Request> requests) throws InterruptedException {
        for (Request request : requests) {
            ChannelHandlerContext context = request.context();
            assertThat(context.executor().inEventLoop()).isEqualTo(way == Confinement.BY_IDENTITY);
            ByteBuf answer = context.alloc().buffer();
            answer.writeCharSequence(request.text(), StandardCharsets.US_ASCII);
            Callbacks.<Boolean, RuntimeException>await(callback -> context.writeAndFlush(answer)
                    .addListener(written -> callback.resolve(written.isSuccess()))); // waits, while the loop writes
        }
    }

    /** Sends a digit when it has the answer to the one before. */
    private static String ask(InetSocketAddress server) throws IOException {
        StringBuilder answers = new StringBuilder();
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setTcpNoDelay(true);
            for (int n = 0; n < REQUESTS; n++) {
                socket.getOutputStream().write('0' + n % 10);
                answers.append((char) socket.getInputStream().read());
            }
        }
        return answers.toString();
    }
}
