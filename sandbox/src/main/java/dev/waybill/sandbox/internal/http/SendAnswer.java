package dev.waybill.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends an answer, compressed where that was asked for, whole or cut. */
final class SendAnswer {
  private static final int WORTH_COMPRESSING = 512;

  private SendAnswer() {}

  static void whole(HttpExchange exchange, Answer answer) throws IOException {
    send(exchange, answer, Integer.MAX_VALUE);
  }

  /** Announces all of it, sends half and closes the connection. */
  static void half(HttpExchange exchange, Answer answer) throws IOException {
    send(exchange, answer, Math.max(1, answer.body().length / 2));
  }

  private static void send(HttpExchange exchange, Answer answer, int most) throws IOException {
    byte[] body = answer.body();
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean cut = most < body.length;
    // The half of a compressed one is hardly ever the half of its text; cut ones go as they are.
    if (!cut
        && body.length >= WORTH_COMPRESSING
        && takesGzip(exchange.getRequestHeaders().getFirst("Accept-Encoding"))) {
      body = compressed(body);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    try {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, Math.min(most, body.length));
      out.flush();
    } finally {
      // The exchange, not the stream: of an answer that is not whole it closes the connection.
      exchange.close();
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream out = new QuickGzip(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  /** Gzip at its quickest, since a first load asks for gigabytes. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 8_192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
