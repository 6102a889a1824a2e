package io.lakewise.server.access;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to a port and back, whatever they mean. */
final class RawConnection implements AutoCloseable {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  /** Connects; where the other side ends it at once, nothing is taken and nothing comes. */
  RawConnection(int port) {
    try {
      // What is not read here must soon be kept by the other side.
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.setSoTimeout(60_000);
    } catch (ConnectException nobodyListens) {
      throw new UncheckedIOException(nobodyListens);
    } catch (SocketException endedAtOnce) {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends; answers whether the other side still takes it. */
  boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  boolean send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Begins HTTP/2 with empty settings. */
  void begin2() {
    send(PREFACE);
    frame(4, 0, 0, new byte[0]);
  }

  /** Sends a frame of HTTP/2. */
  boolean frame(int type, int flags, int stream, byte[] payload) {
    return send(framed(type, flags, stream, payload));
  }

  /** Sends one frame of the connection many times. */
  boolean frames(int times, int type, byte[] payload) {
    byte[] frame = framed(type, 0, 0, payload);
    byte[] all = new byte[times * frame.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(frame, 0, all, i * frame.length, frame.length);
    }
    return send(all);
  }

  private static byte[] framed(int type, int flags, int stream, byte[] payload) {
    byte[] frame = new byte[9 + payload.length];
    frame[0] = (byte) (payload.length >> 16);
    frame[1] = (byte) (payload.length >> 8);
    frame[2] = (byte) payload.length;
    frame[3] = (byte) type;
    frame[4] = (byte) flags;
    frame[5] = (byte) (stream >> 24);
    frame[6] = (byte) (stream >> 16);
    frame[7] = (byte) (stream >> 8);
    frame[8] = (byte) stream;
    System.arraycopy(payload, 0, frame, 9, payload.length);
    return frame;
  }

  /** All that comes until the other side closes, or says nothing for a minute. */
  String rest() {
    try {
      byte[] buffer = new byte[8192];
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        heard.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      return heard.toString(StandardCharsets.ISO_8859_1) + "[still open]";
    } catch (IOException reset) {
      return heard.toString(StandardCharsets.ISO_8859_1);
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** All of HTTP/2 that comes until the first stream ends, or the connection. */
  String stream2() {
    return stream2(1);
  }

  /** All of HTTP/2 that comes until a stream ends, or the connection. */
  String stream2(int wanted) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      boolean over = false;
      while (!over) {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        heard.write(in.readNBytes(lengthAndType >>> 8));
        int type = lengthAndType & 0xff;
        boolean last = stream == wanted && ((type <= 1 && (flags & 1) != 0) || type == 3);
        over = last || type == 7;
      }
    } catch (IOException closed) {
      return heard.toString(StandardCharsets.ISO_8859_1);
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** One answer of HTTP/1 with as much of a body as it says. */
  String answer() {
    try {
      int more = -1;
      while (more != 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        heard.write(next);
        String so = more < 0 ? heard.toString(StandardCharsets.ISO_8859_1) : "";
        if (so.endsWith("\r\n\r\n")) {
          Matcher length = LENGTH.matcher(so);
          more = length.find() ? Integer.parseInt(length.group(1)) : 0;
        } else if (more > 0) {
          more--;
        }
      }
    } catch (IOException closed) {
      return heard.toString(StandardCharsets.ISO_8859_1);
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
