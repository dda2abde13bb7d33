package dev.waybill.sync.internal.exigo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks the documented API over real sockets. It walks its records as the API does;
 * what a test scripts for a path is answered first.
 */
final class FakeExigo implements AutoCloseable {
  private static final AtomicInteger COMPANIES = new AtomicInteger();

  /** A request as it came. */
  record Request(String path, Map<String, String> query, Map<String, List<String>> headers) {}

  /** How a request is answered. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private record Stored(Instant modified, String json) {}

  /** Unlike any other's, so that no two share a circuit. */
  final String company = "acme" + COMPANIES.incrementAndGet();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Reply>> scripted = new ConcurrentHashMap<>();
  private final Map<String, TreeMap<Long, Stored>> lists = new ConcurrentHashMap<>();
  private final Map<String, LongFunction<@Nullable String>> singles = new ConcurrentHashMap<>();

  FakeExigo() throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  FakeExigo(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/3.0/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/3.0/";
  }

  /** Puts a customer in. */
  FakeExigo customer(long id, String modified, String... fields) {
    return put("customers", "customerID", id, modified, fields);
  }

  /** Puts an order in. */
  FakeExigo order(long id, String modified, String... fields) {
    return put("orders", "orderID", id, modified, fields);
  }

  private FakeExigo put(String list, String key, long id, String modified, String... fields) {
    StringBuilder json =
        new StringBuilder("{\"" + key + "\":" + id + ",\"modifiedDate\":\"" + modified + "\"");
    for (String field : fields) {
      json.append(',').append(field.replace('\'', '"'));
    }
    Instant moment = OffsetDateTime.parse(modified).toInstant();
    lists
        .computeIfAbsent(list, name -> new TreeMap<>())
        .put(id, new Stored(moment, json.append('}').toString()));
    return this;
  }

  /** Answers of a path for one customer; null for 404. */
  FakeExigo single(String path, LongFunction<@Nullable String> json) {
    singles.put(path, id -> quoted(json.apply(id)));
    return this;
  }

  private static @Nullable String quoted(@Nullable String json) {
    return json == null ? null : json.replace('\'', '"');
  }

  /** Scripts the next answers of a path. */
  FakeExigo next(String path, Reply... replies) {
    scripted.computeIfAbsent(path, name -> new ArrayDeque<>()).addAll(List.of(replies));
    return this;
  }

  /** Scripts the same answer so many times. */
  FakeExigo next(String path, int times, Reply reply) {
    for (int i = 0; i < times; i++) {
      next(path, reply);
    }
    return this;
  }

  List<Request> requests() {
    return requests;
  }

  List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** JSON with single quotes for double ones. */
  static Reply json(String json) {
    return exchange ->
        send(exchange, 200, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static Reply status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      send(exchange, status, "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Promises more than it sends. */
  static Reply cut(String json) {
    return exchange -> {
      byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length + 100L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** Sends so many megabytes of blanks. */
  static Reply megabytes(int count) {
    return exchange -> {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        for (int i = 0; i < count; i++) {
          out.write(blanks);
        }
      } catch (IOException e) {
        // The client has had enough.
        exchange.close();
      }
    };
  }

  /** Sends nothing for ever. */
  static Reply silence(Runnable reached) {
    return exchange -> reached.run();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/3.0/".length());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    requests.add(new Request(path, query, Map.copyOf(exchange.getRequestHeaders())));
    String login = "api@" + company + ":secret";
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      status(401).to(exchange);
      return;
    }
    @Nullable Reply reply = scripted(path);
    if (reply == null) {
      reply = usual(path, query);
    }
    reply.to(exchange);
  }

  private @Nullable Reply scripted(String path) {
    Deque<Reply> replies = scripted.getOrDefault(path, new ArrayDeque<>());
    synchronized (replies) {
      return replies.poll();
    }
  }

  private Reply usual(String path, Map<String, String> query) {
    if (path.equals("customers") || path.equals("orders")) {
      return json(list(path, query));
    }
    LongFunction<@Nullable String> single = singles.get(path);
    @Nullable String json =
        single == null ? null : single.apply(Long.parseLong(query.get("customerID")));
    return json == null ? status(404) : json(json);
  }

  private String list(String path, Map<String, String> query) {
    String key = path.equals("customers") ? "greaterThanCustomerID" : "greaterThanOrderID";
    long after = Long.parseLong(query.getOrDefault(key, String.valueOf(Long.MIN_VALUE)));
    Instant since =
        query.containsKey("greaterThanModifiedDate")
            ? OffsetDateTime.parse(query.get("greaterThanModifiedDate")).toInstant()
            : Instant.MIN;
    List<String> records =
        lists.getOrDefault(path, new TreeMap<>()).tailMap(after, false).values().stream()
            .filter(stored -> stored.modified().isAfter(since))
            .limit(Long.parseLong(query.get("batchSize")))
            .map(Stored::json)
            .toList();
    return "{'"
        + path
        + "':["
        + String.join(",", records)
        + "],'recordCount':"
        + records.size()
        + ",'result':null}";
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        query.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    byte[] sent = body;
    String accepts = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepts != null && accepts.contains("gzip")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      sent = gzip(body);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, sent.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(sent);
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
