package io.lakewise.server.access;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Refuses requests of HTTP/1 that claim another version, or whose body's end others on the way may
 * see elsewhere, and has {@link RequestHeads} look at those of HTTP/2. It finds the codec of
 * either, which is there once the first bytes of a connection have told what it speaks, and stands
 * behind that of HTTP/1. Guarded by its connection's event loop.
 */
public final class RequestLines extends ChannelInboundHandlerAdapter {

  /** After so many bytes a connection has said what it speaks. */
  private static final int MOST_LOOKED_AT = 24;

  private int looked;

  private RequestLines() {}

  /**
   * Looks after a connection.
   *
   * @param encrypted whether its bytes can be read only behind what is there
   */
  public static void watch(ChannelPipeline connection, boolean encrypted) {
    if (encrypted) {
      connection.addLast(new RequestLines());
    } else {
      connection.addFirst(new RequestLines());
    }
  }

  /** Lets bytes through one by one until a codec is there, and the rest to it. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ChannelPipeline pipeline = context.pipeline();
    if (message instanceof ByteBuf bytes) {
      while (!found(pipeline)
          && pipeline.get(Http2ConnectionHandler.class) == null
          && looked < MOST_LOOKED_AT
          && bytes.readableBytes() > 1) {
        looked++;
        context.fireChannelRead(bytes.readRetainedSlice(1));
      }
      if (found(pipeline)) {
        pipeline.addAfter(
            pipeline.context(CombinedChannelDuplexHandler.class).name(), null, new RequestCheck());
        pipeline.remove(this);
      } else if (RequestHeads.watch(pipeline) || looked >= MOST_LOOKED_AT) {
        pipeline.remove(this);
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean found(ChannelPipeline pipeline) {
    return pipeline.context(CombinedChannelDuplexHandler.class) != null;
  }

  /** Looks at each request that the codec has read, until the connection changes to HTTP/2. */
  private static final class RequestCheck extends ChannelInboundHandlerAdapter {

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request && isOdd(request)) {
        refused = true;
        DefaultFullHttpResponse answer =
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        answer.headers().set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
      }
      if (message instanceof ByteBuf && RequestHeads.watch(context.pipeline())) {
        context.pipeline().remove(this);
      }
      if (refused) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }

    private static boolean isOdd(HttpRequest request) {
      String version = request.protocolVersion().text();
      if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
        return true;
      }
      List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
      return codings.size() > 1
          || codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"));
    }
  }
}
