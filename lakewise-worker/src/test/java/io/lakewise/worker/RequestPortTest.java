package io.lakewise.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.worker.protocol.Frames;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestPortTest {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch together = new CountDownLatch(2);
  private RequestPort port;

  @BeforeEach
  void open() throws IOException {
    port = RequestPort.open("right", PATIENCE, this::answer, threads);
  }

  @AfterEach
  void close() throws IOException {
    port.close();
    threads.shutdownNow();
  }

  private void answer(String kind, byte[] body, DataOutputStream connection) throws IOException {
    asked.add(kind);
    if (kind.equals("together")) {
      together.countDown();
      try {
        together.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    Frames.write(connection, body);
  }

  private Socket connected() throws IOException {
    return new Socket(InetAddress.getByName("127.0.0.1"), port.number());
  }

  private static byte[] ask(Socket socket, String kind, byte[] body) throws IOException {
    Frames.request(new DataOutputStream(socket.getOutputStream()), kind, body);
    return Frames.read(new DataInputStream(socket.getInputStream()));
  }

  private Socket known() throws IOException {
    Socket socket = connected();
    new DataOutputStream(socket.getOutputStream()).writeUTF("right");
    return socket;
  }

  @Test
  void whoSaysTheSecretIsAnsweredAsOftenAsItAsks() throws IOException {
    try (Socket socket = known()) {
      for (byte[] body : List.of(new byte[0], new byte[] {1}, new byte[5 << 20])) {
        assertThat(ask(socket, "echo", body)).isEqualTo(body);
      }
    }
    assertThat(asked).containsExactly("echo", "echo", "echo");
  }

  @Test
  void requestsOnSeveralConnectionsRunTogether() throws Exception {
    try (Socket one = known();
        Socket other = known()) {
      var first = threads.submit(() -> ask(one, "together", new byte[] {1}));
      assertThat(ask(other, "together", new byte[] {2})).containsExactly(2);
      assertThat(first.get()).containsExactly(1);
    }
  }

  @Test
  void whoSaysSomethingElseIsAskedNothingAndToldNothing() throws IOException {
    try (Socket socket = connected()) {
      // A whole request, so that a port that believed it would answer.
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      DataOutputStream output = new DataOutputStream(all);
      output.writeUTF("wrong");
      Frames.request(output, "echo", new byte[] {1});
      socket.getOutputStream().write(all.toByteArray());
      assertThat(end(socket)).isTrue();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void whoSaysNothingIsLeft() throws IOException {
    try (Socket socket = connected()) {
      assertThat(end(socket)).isTrue();
    }
    try (Socket socket = known()) {
      assertThat(ask(socket, "echo", new byte[] {1})).containsExactly(1);
    }
  }

  @Test
  void manyWhoSayNothingHinderNobodyForLong() throws IOException {
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int count = 0; count < 100; count++) {
        strangers.add(connected());
      }
      try (Socket socket = known()) {
        assertThat(ask(socket, "echo", new byte[] {1})).containsExactly(1);
      }
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** Waits until the other side has closed. */
  private static boolean end(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
