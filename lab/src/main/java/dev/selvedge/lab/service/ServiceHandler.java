package dev.selvedge.lab.service;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a service; its methods run on the connection's event loop. There are two paths: the one that is called, and
 * {@code /fault}, which switches to the fault that the body names.
 */
public abstract class ServiceHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final ServiceState state;
    private final String path;
    private final AsciiString unknown;

    /**
     * Creates the handler of a connection.
     *
     * @param state what it shares with all others
     * @param path  the path that is called, by {@code POST}
     */
    protected ServiceHandler(ServiceState state, String path) {
        this.state = state;
        this.path = path;
        this.unknown = AsciiString.cached(
                "{\"error\":\"there is POST " + path + ", and POST /fault with none, fail, hang or slow\"}");
    }

    /**
     * Answers a call when its time has come, and tells {@link ServiceState#ended} when that is done.
     *
     * @param context the connection
     * @param call    what is asked
     * @param micros  how long it is to take
     * @param fails   whether it is to fail
     */
    protected abstract void call(ChannelHandlerContext context, byte[] call, long micros, boolean fails);

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        state.connected();
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        state.disconnected();
    }

    @Override
    protected final void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.method().equals(HttpMethod.POST) && request.uri().equals(path)) {
            ServiceFault fault = state.fault();
            state.began();
            if (fault != ServiceFault.HANG) {
                byte[] call = ByteBufUtil.getBytes(request.content());
                call(context, call, state.micros(call, fault), fault == ServiceFault.FAIL);
            }
        } else if (request.method().equals(HttpMethod.POST) && request.uri().equals(FaultSwitch.PATH)) {
            switchFault(context, request.content().toString(StandardCharsets.UTF_8));
        } else {
            answer(context, HttpResponseStatus.NOT_FOUND, unknown);
        }
    }

    private void switchFault(ChannelHandlerContext context, String name) {
        Optional<ServiceFault> fault = ServiceFault.named(name.strip());
        fault.ifPresent(state::switchTo);
        answer(context, fault.isPresent() ? HttpResponseStatus.OK : HttpResponseStatus.BAD_REQUEST, unknown);
    }

    /** Sends a whole answer after a while, with which the call has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // a timer of the loop, which ends with it
    protected final void answerLater(
            ChannelHandlerContext context, long micros, HttpResponseStatus status, AsciiString json) {
        Runnable answer = () -> {
            state.ended();
            answer(context, status, json);
        };
        context.executor().schedule(answer, micros, TimeUnit.MICROSECONDS);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, AsciiString json) {
        ByteBuf body = Unpooled.wrappedBuffer(json.array(), json.arrayOffset(), json.length());
        HttpAnswer.send(context, status, HttpHeaderValues.APPLICATION_JSON, body);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a connection that is gone has nobody to tell
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the caller has gone: nobody is left to tell
    }
}
