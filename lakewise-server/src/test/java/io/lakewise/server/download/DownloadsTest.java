package io.lakewise.server.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.result.ResultRows;
import io.lakewise.server.result.Results;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files whose making begins when the test says so. */
class DownloadsTest {

  @TempDir private Path folder;
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger allocations = new AtomicInteger();
  private Runnable atAllocation = () -> {};
  private final AllocationListener counting =
      new AllocationListener() {
        @Override
        public void onPreAllocation(long size) {
          allocations.incrementAndGet();
          atAllocation.run();
        }
      };
  private BufferAllocator allocator;
  private KeptResult result;
  private Downloads downloads;

  @BeforeEach
  void keep() {
    allocator = new RootAllocator(counting, Long.MAX_VALUE);
    List<List<Object>> rows = LongStream.range(0, 20_000).mapToObj(List::<Object>of).toList();
    result =
        new Results(folder, allocator)
            .keep(
                "rows",
                io.lakewise.engine.result.Results.rows(
                    List.of(new ResultColumn("n", "BIGINT")), rows),
                new ResultLimits(Long.MAX_VALUE, Long.MAX_VALUE, true));
    downloads = new Downloads(allocator, waiting::add);
  }

  @AfterEach
  void end() {
    result.remove();
    allocator.close();
  }

  private HttpResponse parquet() {
    ServiceRequestContext context =
        ServiceRequestContext.of(HttpRequest.of(HttpMethod.GET, "/download"));
    return downloads.of(context, result, DownloadFormat.PARQUET, "rows");
  }

  /** Another, when there is a place again. */
  private HttpResponse inTurn() {
    Instant late = Instant.now().plusSeconds(60);
    while (true) {
      try {
        return parquet();
      } catch (ApiException full) {
        if (Instant.now().isAfter(late)) {
          throw full;
        }
        Thread.onSpinWait();
      }
    }
  }

  private void make() throws InterruptedException {
    waiting.poll(1, TimeUnit.MINUTES).run();
  }

  private void assertFull() {
    assertThatThrownBy(this::parquet)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
              assertThat(refused.retrySeconds()).isPositive();
            })
        .hasMessageContaining("Try again");
  }

  @Test
  void oneTooManyIsRefusedBeforeItsAnswerBegins() throws Exception {
    CompletableFuture<AggregatedHttpResponse> first = parquet().aggregate();
    CompletableFuture<AggregatedHttpResponse> second = parquet().aggregate();
    assertFull();
    make();
    make();
    assertThat(first.join().contentUtf8()).startsWith("PAR1").endsWith("PAR1");
    assertThat(second.join().contentUtf8()).startsWith("PAR1").endsWith("PAR1");
    parquet();
    parquet();
    assertFull();
  }

  @Test
  void whoHasGoneBeforeHoldsNoPlace() {
    HttpResponse neverRead = parquet();
    HttpResponse waited = parquet();
    waited.aggregate();
    assertFull();
    neverRead.abort();
    waited.abort();
    inTurn();
    inTurn();
    waiting.forEach(Runnable::run);
    assertFull();
    assertThat(folder).isDirectoryNotContaining("glob:**.parquet");
  }

  @Test
  void theMakingEndsWhenTheClientGoes() throws Exception {
    CompletableFuture<AggregatedHttpResponse> whole = parquet().aggregate();
    allocations.set(0);
    make();
    assertThat(whole.join().contentUtf8()).startsWith("PAR1");
    final int all = allocations.getAndSet(0);
    StreamMessage<HttpData> gone =
        downloads.content(new ResultRows(result, allocator), DownloadFormat.PARQUET);
    gone.collect();
    atAllocation =
        () -> {
          gone.abort();
          gone.whenComplete().exceptionally(aborted -> null).join();
        };
    make();
    assertThat(allocations.get()).isPositive().isLessThan(all);
    assertThat(folder).isDirectoryNotContaining("glob:**.parquet");
    atAllocation = () -> {};
    parquet();
    parquet();
    assertFull();
  }
}
