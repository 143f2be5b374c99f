package dev.selvedge.lab.payment;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
import java.util.concurrent.TimeUnit;

/** One connection of the payment service; its methods run on the connection's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of what fails by exceptionCaught
final class PaymentHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final AsciiString PAID = AsciiString.cached("{\"status\":\"held\"}");
    private static final AsciiString FAILED = AsciiString.cached("{\"status\":\"failed\"}");
    private static final AsciiString UNKNOWN =
            AsciiString.cached("{\"error\":\"there is POST /pay, and POST /fault with none, fail, hang or slow\"}");
    private static final int SLOWER = 10;

    private final PaymentState state;

    PaymentHandler(PaymentState state) {
        this.state = state;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        state.connections.increment();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state.connections.decrement();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            answer(context, HttpResponseStatus.NOT_FOUND, UNKNOWN);
        } else if (request.uri().equals("/pay")) {
            pay(context, request);
        } else if (request.uri().equals("/fault")) {
            switchFault(context, request.content().toString(StandardCharsets.UTF_8));
        } else {
            answer(context, HttpResponseStatus.NOT_FOUND, UNKNOWN);
        }
    }

    private void pay(ChannelHandlerContext context, FullHttpRequest request) {
        Fault fault = state.fault();
        state.pending.increment();
        if (fault == Fault.HANG) {
            return;
        }
        long micros = state.delay.micros(ByteBufUtil.getBytes(request.content()));
        long wait = fault == Fault.SLOW ? SLOWER * micros : micros;
        context.executor().schedule(() -> paid(context, fault), wait, TimeUnit.MICROSECONDS);
    }

    private void paid(ChannelHandlerContext context, Fault fault) {
        state.pending.decrement();
        state.calls.increment();
        if (fault == Fault.FAIL) {
            answer(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, FAILED);
        } else {
            answer(context, HttpResponseStatus.OK, PAID);
        }
    }

    private void switchFault(ChannelHandlerContext context, String name) {
        Optional<Fault> fault = Fault.named(name.strip());
        fault.ifPresent(state::switchTo);
        answer(context, fault.isPresent() ? HttpResponseStatus.OK : HttpResponseStatus.BAD_REQUEST, UNKNOWN);
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, AsciiString json) {
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
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the caller has gone: nobody is left to tell
    }
}
