package io.lakewise.worker;

import io.lakewise.worker.protocol.Frames;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Where the server that started this worker asks it: on loopback, one request after the other on
 * each of as many connections as it has requests at once. Each begins with the secret. A request
 * wakes one thread here and its answer one there, which is what a short statement waits for most.
 */
final class RequestPort implements AutoCloseable {

  /** So many may not have said the secret yet; others wait until they are taken. */
  private static final int MOST_STRANGERS = 64;

  private static final int BACKLOG = 128;
  private static final int BUFFER_BYTES = 64 << 10;

  /** Answers requests. */
  interface Requests {

    /** Answers one; what it writes is sent when it returns. */
    void answer(String kind, byte[] body, DataOutputStream connection) throws IOException;
  }

  private final byte[] secret;
  private final Duration patience;
  private final Requests requests;
  private final Executor threads;
  private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
  private final ServerSocket listener;

  private RequestPort(
      String secret,
      Duration patience,
      Requests requests,
      Executor threads,
      ServerSocket listener) {
    this.secret = bytes(secret);
    this.patience = patience;
    this.requests = requests;
    this.threads = threads;
    this.listener = listener;
  }

  /**
   * Listens on a free port.
   *
   * @param patience with who has not said the secret
   * @param threads one for each connection, and one that waits for them
   */
  static RequestPort open(String secret, Duration patience, Requests requests, Executor threads)
      throws IOException {
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    RequestPort port = new RequestPort(secret, patience, requests, threads, listener);
    threads.execute(port::accept);
    return port;
  }

  int number() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      strangers.acquireUninterruptibly();
      boolean taken = false;
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
        taken = true;
      } catch (IOException | OutOfMemoryError noneNow) {
        // Closed, or no descriptor or thread is left: there may be one for the next.
        Thread.yield();
      } finally {
        if (!taken) {
          strangers.release();
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream input =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
      if (!knowsSecret(socket, input)) {
        return;
      }
      socket.setTcpNoDelay(true);
      DataOutputStream output =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
      while (true) {
        String kind = input.readUTF();
        requests.answer(kind, Frames.read(input), output);
        output.flush();
      }
    } catch (EOFException ended) {
      return;
    } catch (IOException broken) {
      // Whoever asked has gone, or does not want the rest of an answer.
      return;
    }
  }

  private boolean knowsSecret(Socket socket, DataInputStream input) throws IOException {
    try {
      socket.setSoTimeout((int) patience.toMillis());
      boolean known = MessageDigest.isEqual(secret, bytes(input.readUTF()));
      socket.setSoTimeout(0);
      return known;
    } finally {
      strangers.release();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
