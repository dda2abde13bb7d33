package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.waybill.sandbox.internal.model.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls a sandbox over a socket, as any client would. */
final class Call {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final Sandbox sandbox;
  private final String user;
  private final String password;

  private Call(Sandbox sandbox, String user, String password) {
    this.sandbox = sandbox;
    this.user = user;
    this.password = password;
  }

  static Call of(Sandbox sandbox) {
    return new Call(sandbox, "api@acme", "secret");
  }

  Call as(String otherUser, String otherPassword) {
    return new Call(sandbox, otherUser, otherPassword);
  }

  /** A request to a path below 3.0 with its query, still to be sent. */
  HttpRequest.Builder request(String path) {
    String basic = user + ":" + password;
    return HttpRequest.newBuilder(sandbox.url().resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
  }

  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<byte[]> response(String path) {
    return send(request(path).GET().build());
  }

  int status(String path) {
    return response(path).statusCode();
  }

  Map<?, ?> get(String path) {
    HttpResponse<byte[]> response = response(path);
    assertThat(response.statusCode()).as(() -> text(response)).isEqualTo(200);
    return json(response);
  }

  /** What a body of JSON is answered with. */
  HttpResponse<byte[]> send(String method, String path, String body) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** As above, beside the API. */
  HttpResponse<byte[]> control(String method, String path, String body) {
    URI uri = sandbox.url().resolve("/sandbox" + path);
    return send(
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static Map<?, ?> json(HttpResponse<byte[]> response) {
    return json(response.body());
  }

  static Map<?, ?> json(byte[] body) {
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      parser.nextToken();
      return (Map<?, ?>) Objects.requireNonNull(JsonTree.read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Map<?, ?>> list(String path, String name) {
    return objects(get(path), name);
  }

  List<Map<?, ?>> orders(String query) {
    return list("orders" + query, "orders");
  }

  List<Map<?, ?>> customers(String query) {
    return list("customers" + query, "customers");
  }

  Map<?, ?> order(int id) {
    List<Map<?, ?>> found = orders("?orderID=" + id);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** All of them, page by page until one is empty. */
  List<Map<?, ?>> allOrders(String query) {
    return all("orders", "greaterThanOrderID", "orderID", query);
  }

  List<Map<?, ?>> allCustomers(String query) {
    return all("customers", "greaterThanCustomerID", "customerID", query);
  }

  private List<Map<?, ?>> all(String name, String greaterThan, String id, String query) {
    List<Map<?, ?>> all = new ArrayList<>();
    int last = 0;
    while (true) {
      List<Map<?, ?>> page =
          list(name + "?batchSize=500&" + greaterThan + "=" + last + query, name);
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      last = number(page.get(page.size() - 1), id);
    }
  }

  static List<Map<?, ?>> objects(Map<?, ?> object, String name) {
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object item : (List<?>) Objects.requireNonNull(object.get(name))) {
      objects.add((Map<?, ?>) item);
    }
    return objects;
  }

  static int number(Map<?, ?> object, String name) {
    return (Integer) Objects.requireNonNull(object.get(name));
  }

  static List<Integer> ids(List<Map<?, ?>> records, String name) {
    return records.stream().map(record -> number(record, name)).toList();
  }
}
