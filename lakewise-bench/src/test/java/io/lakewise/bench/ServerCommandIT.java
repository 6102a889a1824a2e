package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.bench.server.ServerCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of the server, on little data. */
class ServerCommandIT {

  @Test
  void aServerIsAskedInEveryWay(@TempDir Path folder) {
    BenchRun run =
        BenchRun.of(
            ServerCommand::new,
            "--sf=0.001",
            "--runs=2",
            "--rows=1000",
            "--clients=4",
            "--users=2",
            "--seconds=1",
            "--sessions=3",
            "--no-tpch",
            "--folder",
            folder.toString());
    assertThat(run.metrics())
        .as(run.output())
        .containsOnlyKeys(
            "server.cold_worker_s",
            "server.flight_lookup_p50_ms",
            "server.flight_lookup_p99_ms",
            "server.json_lookup_p50_ms",
            "server.flight_lookup_in_row_p50_ms",
            "server.json_lookup_in_row_p50_ms",
            "server.flight_again_p50_ms",
            "server.json_again_p50_ms",
            "server.flight_again_in_row_p50_ms",
            "server.json_again_in_row_p50_ms",
            "server.stream_million_rows_s",
            "server.sessions_forgotten",
            "server.load_errors",
            "server.load_memory_growth",
            "server.load_fairness",
            "server.load_recording_share");
    assertThat(run.output()).containsPattern("each user: 2 clients \\d+, 2 clients \\d+");
    assertThat(run.value("server.load_errors")).as(run.output()).isZero();
    assertThat(run.value("server.load_recording_share")).as(run.output()).isBetween(0.0, 1.0);
    assertThat(run.value("server.sessions_forgotten")).isZero();
    assertThat(run.agrees()).isTrue();
  }
}
