package dev.selvedge.lab.service;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** A whole answer over HTTP. */
public final class HttpAnswer {

    private HttpAnswer() {}

    /**
     * Sends one. On the event loop of the connection.
     *
     * @param context the connection
     * @param status  of HTTP
     * @param type    of the content
     * @param body    the content, which is released when it was sent
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Netty tells of what fails by exceptionCaught
    public static void send(ChannelHandlerContext context, HttpResponseStatus status, CharSequence type, ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status,
                body,
                DefaultHttpHeadersFactory.headersFactory().withValidation(false),
                DefaultHttpHeadersFactory.trailersFactory());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        context.writeAndFlush(response, context.voidPromise());
    }
}
