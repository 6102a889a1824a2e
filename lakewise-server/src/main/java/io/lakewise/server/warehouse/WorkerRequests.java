package io.lakewise.server.warehouse;

import io.lakewise.worker.protocol.Frames;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to the port where a worker is asked, kept for the next request when an answer was
 * read to its end. Thread-safe.
 */
final class WorkerRequests implements AutoCloseable {

  private static final int MOST_IDLE = 16;
  private static final int BUFFER_BYTES = 64 << 10;

  private final int port;
  private final String secret;
  private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** Connects to nothing yet. */
  WorkerRequests(int port, String secret) {
    this.port = port;
    this.secret = secret;
  }

  /** Reads the answer to a request. */
  interface Reading<T> {

    /** Reads it, or as much as is wanted. */
    Answer<T> from(DataInputStream connection) throws IOException;
  }

  /**
   * An answer.
   *
   * @param whole whether it was read to its end
   */
  record Answer<T>(T value, boolean whole) {}

  /** The answer to a request. */
  byte[] ask(String kind, byte[] body) throws IOException {
    return ask(kind, body, connection -> new Answer<>(Frames.read(connection), true));
  }

  /** Lets somebody read the answer to a request. */
  <T> T ask(String kind, byte[] body, Reading<T> reading) throws IOException {
    Line line = line();
    boolean whole = false;
    try {
      Frames.request(line.output, kind, body);
      Answer<T> answer = reading.from(line.input);
      whole = answer.whole();
      return answer.value();
    } finally {
      if (whole) {
        keep(line);
      } else {
        line.close();
      }
    }
  }

  private Line line() throws IOException {
    Line kept = idle.pollFirst();
    return kept == null ? new Line(port, secret) : kept;
  }

  private void keep(Line line) throws IOException {
    if (closed || idle.size() >= MOST_IDLE) {
      line.close();
      return;
    }
    idle.addFirst(line);
    if (closed) {
      close();
    }
  }

  /** Requests that are on their way end when the worker does. */
  @Override
  public void close() throws IOException {
    closed = true;
    for (Line line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
      line.close();
    }
  }

  /** One connection, for one request at a time. */
  private static final class Line {

    private final Socket socket;
    private final DataInputStream input;
    private final DataOutputStream output;

    private Line(int port, String secret) throws IOException {
      socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
      socket.setTcpNoDelay(true);
      input = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
      output =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES));
      output.writeUTF(secret);
    }

    private void close() throws IOException {
      socket.close();
    }
  }
}
