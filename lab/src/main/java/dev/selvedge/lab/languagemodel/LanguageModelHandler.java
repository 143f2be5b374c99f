package dev.selvedge.lab.languagemodel;

import dev.selvedge.lab.service.Delay;
import dev.selvedge.lab.service.ServiceFault;
import dev.selvedge.lab.service.ServiceHandler;
import dev.selvedge.lab.service.ServiceState;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection of the language model; its methods run on the connection's event loop. */
final class LanguageModelHandler extends ServiceHandler {

    /** Which part of a whole answer's time goes by before its first word. */
    private static final double FIRST = 0.4;

    private static final AsciiString FAILED = AsciiString.cached("{\"error\":\"the model is out of order\"}");

    private final ServiceState state;
    private final Delay delay;

    LanguageModelHandler(ServiceState state, Delay delay) {
        super(state, "/complete");
        this.state = state;
        this.delay = delay;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a timer of the loop, which ends with it
    protected void call(ChannelHandlerContext context, FullHttpRequest request, ServiceFault fault) {
        byte[] prompt = ByteBufUtil.getBytes(request.content());
        long micros = delay.micros(prompt) * (fault == ServiceFault.SLOW ? ServiceFault.SLOWER : 1);
        long first = (long) (FIRST * micros);
        if (fault == ServiceFault.FAIL) {
            context.executor().schedule(() -> fail(context), first, TimeUnit.MICROSECONDS);
        } else {
            List<String> words = Continuation.of(new String(prompt, StandardCharsets.UTF_8));
            new WordStream(context, state, words, first, micros - first).begin();
        }
    }

    private void fail(ChannelHandlerContext context) {
        state.ended();
        answer(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, FAILED);
    }
}
