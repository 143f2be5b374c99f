package dev.selvedge.lab.payment;

import dev.selvedge.lab.service.Delay;
import dev.selvedge.lab.service.ServiceFault;
import dev.selvedge.lab.service.ServiceHandler;
import dev.selvedge.lab.service.ServiceState;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.concurrent.TimeUnit;

/** One connection of the payment service; its methods run on the connection's event loop. */
final class PaymentHandler extends ServiceHandler {

    private static final AsciiString PAID = AsciiString.cached("{\"status\":\"held\"}");
    private static final AsciiString FAILED = AsciiString.cached("{\"status\":\"failed\"}");

    private final ServiceState state;
    private final Delay delay;

    PaymentHandler(ServiceState state, Delay delay) {
        super(state, "/pay");
        this.state = state;
        this.delay = delay;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a timer of the loop, which ends with it
    protected void call(ChannelHandlerContext context, FullHttpRequest request, ServiceFault fault) {
        long micros = delay.micros(ByteBufUtil.getBytes(request.content()));
        long wait = fault == ServiceFault.SLOW ? ServiceFault.SLOWER * micros : micros;
        context.executor().schedule(() -> paid(context, fault), wait, TimeUnit.MICROSECONDS);
    }

    private void paid(ChannelHandlerContext context, ServiceFault fault) {
        state.ended();
        if (fault == ServiceFault.FAIL) {
            answer(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, FAILED);
        } else {
            answer(context, HttpResponseStatus.OK, PAID);
        }
    }
}
