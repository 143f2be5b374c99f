package dev.selvedge.lab.payment;

import dev.selvedge.lab.service.ServiceHandler;
import dev.selvedge.lab.service.ServiceState;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;

/** One connection of the payment service; its methods run on the connection's event loop. */
final class PaymentHandler extends ServiceHandler {

    private static final AsciiString PAID = AsciiString.cached("{\"status\":\"held\"}");
    private static final AsciiString FAILED = AsciiString.cached("{\"status\":\"failed\"}");

    PaymentHandler(ServiceState state) {
        super(state, "/pay");
    }

    @Override
    protected void call(ChannelHandlerContext context, byte[] call, long micros, boolean fails) {
        if (fails) {
            answerLater(context, micros, HttpResponseStatus.INTERNAL_SERVER_ERROR, FAILED);
        } else {
            answerLater(context, micros, HttpResponseStatus.OK, PAID);
        }
    }
}
