package dev.selvedge.lab.service;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
     * Answers a call, now or later, and tells {@link ServiceState#ended} when that is done.
     *
     * @param context the connection
     * @param request what came; it can't be kept
     * @param fault   what to do wrong; never {@link ServiceFault#HANG}, for which nobody is asked
     */
    protected abstract void call(ChannelHandlerContext context, FullHttpRequest request, ServiceFault fault);

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
                call(context, request, fault);
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

    /** Sends a whole answer. */
    @SuppressWarnings("FutureReturnValueIgnored") // Netty tells of what fails by exceptionCaught
    protected static void answer(ChannelHandlerContext context, HttpResponseStatus status, AsciiString json) {
        ByteBuf body = Unpooled.wrappedBuffer(json.array(), json.arrayOffset(), json.length());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status,
                body,
                DefaultHttpHeadersFactory.headersFactory().withValidation(false),
                DefaultHttpHeadersFactory.trailersFactory());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, json.length());
        context.writeAndFlush(response, context.voidPromise());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a connection that is gone has nobody to tell
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the caller has gone: nobody is left to tell
    }
}
