package io.lakewise.server.access;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose peer takes nothing of what is sent to it for a time: one that asks, or
 * floods with frames that must be answered, and never reads. Slow readers are not meant: whatever
 * lets the operating system take more for the peer is enough (Linux wants a third of its buffer, of
 * at most 4 MB, to be free). Guarded by its connection's event loop.
 */
public final class StalledPeers extends ChannelDuplexHandler {

  private static final int LOOKS = 4;

  private final long lookMillis;
  private Future<?> looking;
  private Object waiting;
  private long taken;
  private int stalledLooks;

  private StalledPeers(Duration most) {
    this.lookMillis = Math.max(1, most.toMillis() / LOOKS);
  }

  /**
   * Looks after a connection, beneath all that it speaks.
   *
   * @param most how long a peer may take nothing
   */
  public static void watch(ChannelPipeline connection, Duration most) {
    connection.addFirst(new StalledPeers(most));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    Channel channel = context.channel();
    looking =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> look(channel), lookMillis, lookMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    looking.cancel(false);
  }

  /** What waits first, and how much of it is gone, change whenever the peer takes something. */
  private void look(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    Object first = buffer == null ? null : buffer.current();
    long progress = first == null ? 0 : buffer.currentProgress();
    boolean stalled = first != null && first == waiting && progress == taken;
    waiting = first;
    taken = progress;
    stalledLooks = stalled ? stalledLooks + 1 : 0;
    if (stalledLooks >= LOOKS) {
      // Closing it the usual way would first send what the peer does not take.
      channel.unsafe().closeForcibly();
    }
  }
}
