package dev.selvedge.lab.items;

import dev.selvedge.lab.service.HttpAnswer;
import dev.selvedge.lab.service.ServiceFault;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection of the item service; its methods run on the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of what fails by exceptionCaught
final class ItemHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Pattern ITEM = Pattern.compile("/item/(\\d{1,9})/(\\d{1,6})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final String UNKNOWN =
            "there is GET /item/READER/NUMBER and GET /counts; POST /fault with none, fail, hang or"
                    + " slow; POST /left with the number of a reader; POST /reset";

    private final Desk desk;
    private @Nullable Call last;

    ItemHandler(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Matcher item = ITEM.matcher(request.uri());
        if (item.matches()) {
            Call call = new Call(context, new Post(number(item.group(1)), number(item.group(2))));
            last = call;
            desk.begin(call);
            return;
        }
        String body = request.content().toString(StandardCharsets.US_ASCII).strip();
        switch (request.uri()) {
            case "/counts" ->
                answer(context, HttpResponseStatus.OK, desk.countsNow().json());
            case "/fault" -> switchFault(context, body);
            case "/left" -> left(context, body);
            case "/reset" -> {
                desk.reset();
                answer(context, HttpResponseStatus.OK, "ok");
            }
            default -> answer(context, HttpResponseStatus.NOT_FOUND, UNKNOWN);
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private void switchFault(ChannelHandlerContext context, String name) {
        Optional<ServiceFault> fault = ServiceFault.named(name);
        fault.ifPresent(desk::switchTo);
        answer(context, fault.isPresent() ? HttpResponseStatus.OK : HttpResponseStatus.BAD_REQUEST, UNKNOWN);
    }

    private void left(ChannelHandlerContext context, String reader) {
        if (NUMBER.matcher(reader).matches()) {
            desk.left(number(reader));
            answer(context, HttpResponseStatus.OK, "ok");
        } else {
            answer(context, HttpResponseStatus.BAD_REQUEST, UNKNOWN);
        }
    }

    /** Answers a call that was worked on. */
    static void answer(Call call, ServiceFault fault) {
        if (fault == ServiceFault.FAIL) {
            answer(call.context(), HttpResponseStatus.INTERNAL_SERVER_ERROR, "failed");
        } else {
            answer(call.context(), HttpResponseStatus.OK, call.post().text());
        }
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        answer(context, status, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, byte[] text) {
        HttpAnswer.send(context, status, HttpHeaderValues.TEXT_PLAIN, Unpooled.wrappedBuffer(text));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Call call = last;
        if (call != null && !call.isOver()) {
            desk.abandon(call);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the caller has gone: nobody is left to tell
    }
}
