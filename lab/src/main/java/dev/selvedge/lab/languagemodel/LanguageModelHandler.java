package dev.selvedge.lab.languagemodel;

import dev.selvedge.lab.service.ServiceHandler;
import dev.selvedge.lab.service.ServiceState;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection of the language model; its methods run on the connection's event loop. */
final class LanguageModelHandler extends ServiceHandler {

    /** Which part of a whole answer's time goes by before its first word. */
    private static final double FIRST = 0.4;

    private static final AsciiString FAILED = AsciiString.cached("{\"error\":\"the model is out of order\"}");

    private final ServiceState state;

    LanguageModelHandler(ServiceState state) {
        super(state, "/complete");
        this.state = state;
    }

    @Override
    protected void call(ChannelHandlerContext context, byte[] call, long micros, boolean fails) {
        long first = (long) (FIRST * micros);
        if (fails) {
            answerLater(context, first, HttpResponseStatus.INTERNAL_SERVER_ERROR, FAILED);
        } else {
            List<String> words = Continuation.of(new String(call, StandardCharsets.UTF_8));
            new WordStream(context, state, words, first, micros - first).begin();
        }
    }
}
