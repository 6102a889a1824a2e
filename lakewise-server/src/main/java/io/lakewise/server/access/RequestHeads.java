package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Looks at the heads of HTTP/2 before the HTTP library, which takes one of two paths and forgets
 * the other. One with two gets a second authority as well, which the library keeps, and for which
 * {@link Guard} refuses it.
 */
final class RequestHeads extends Http2FrameListenerDecorator {

  private RequestHeads(Http2FrameListener library) {
    super(library);
  }

  /** Looks after a connection; answers whether it speaks HTTP/2 already. */
  static boolean watch(ChannelPipeline connection) {
    Http2ConnectionHandler handler = connection.get(Http2ConnectionHandler.class);
    if (handler == null) {
      return false;
    }
    Http2ConnectionDecoder decoder = handler.decoder();
    decoder.frameListener(new RequestHeads(decoder.frameListener()));
    return true;
  }

  private static Http2Headers checked(Http2Headers head) {
    if (head.getAll(HttpHeaderNames.PATH).size() > 1) {
      head.add(HttpHeaderNames.AUTHORITY, "");
      head.add(HttpHeaderNames.AUTHORITY, "");
    }
    return head;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers head, int padding, boolean end)
      throws Http2Exception {
    super.onHeadersRead(context, stream, checked(head), padding, end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers head,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    super.onHeadersRead(
        context, stream, checked(head), dependency, weight, exclusive, padding, end);
  }
}
