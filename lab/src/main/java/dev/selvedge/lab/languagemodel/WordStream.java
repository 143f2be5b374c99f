package dev.selvedge.lab.languagemodel;

import dev.selvedge.lab.document.TokenReader;
import dev.selvedge.lab.service.ServiceState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One answer, word by word. Each word has its time from the start on, so that a loop which is late for one is not late for all that
 * follow. Confined to the event loop of its connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop; Netty tells of writes that fail by exceptionCaught
final class WordStream {

    private final ChannelHandlerContext context;
    private final ServiceState state;
    private final List<String> words;
    private final long firstMicros;
    private final long restMicros;
    private final long startNanos = System.nanoTime();
    private int next;

    WordStream(
            ChannelHandlerContext context, ServiceState state, List<String> words, long firstMicros, long restMicros) {
        this.context = context;
        this.state = state;
        this.words = words;
        this.firstMicros = firstMicros;
        this.restMicros = restMicros;
    }

    void begin() {
        schedule();
    }

    private void schedule() {
        long due = firstMicros + restMicros * next / words.size();
        long late = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
        context.executor().schedule(this::say, Math.max(0, due - late), TimeUnit.MICROSECONDS);
    }

    private void say() {
        if (!context.channel().isActive()) {
            state.ended(); // the caller has gone
            return;
        }
        if (next == 0) {
            write(head());
        }
        if (next < words.size()) {
            write(new DefaultHttpContent(event(words.get(next))));
            context.flush();
            next++;
            schedule();
        } else {
            write(new DefaultLastHttpContent(event(TokenReader.DONE)));
            context.flush();
            state.ended();
        }
    }

    private static HttpResponse head() {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        return response;
    }

    private ByteBuf event(String data) {
        return ByteBufUtil.writeUtf8(context.alloc(), TokenReader.DATA + data + "\n\n");
    }

    private void write(HttpObject part) {
        context.write(part, context.voidPromise());
    }
}
