package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.waybill.WaybillException;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.Faults;
import dev.waybill.sandbox.ParseFaults;
import dev.waybill.sandbox.Spelling;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What no vendor offers: switches faults on and off, and stops and moves the world, below {@code
 * /sandbox/}. Thread-safe.
 */
public final class ServeControl implements HttpHandler {
  public static final String BASE = "/sandbox";

  private final World world;
  private final Faults faults;

  public ServeControl(World world, Faults faults) {
    this.world = world;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = Answer.ok(done(exchange));
      } catch (Refused e) {
        answer = refusal(e.status(), String.valueOf(e.getMessage()));
      } catch (WaybillException e) {
        answer = refusal(Refused.BAD_REQUEST, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        answer = refusal(500, "a defect of the sandbox: " + e.getClass().getSimpleName());
      }
      SendAnswer.whole(exchange, answer);
    }
  }

  private static Answer refusal(int status, String message) {
    return new Answer(status, Body.failure(Spelling.NAMES, message), Map.of());
  }

  private byte[] done(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(BASE.length());
    String call = exchange.getRequestMethod() + " " + path;
    switch (call) {
      case "GET /faults", "GET /world" -> {}
      case "POST /faults" -> add(Body.read(exchange.getRequestBody()));
      case "DELETE /faults" -> faults.clear();
      case "POST /pause" -> world.pause();
      case "POST /resume" -> world.resume();
      case "POST /advance" -> world.advance(span(Body.read(exchange.getRequestBody())));
      default -> throw Refused.unknown("there is no " + call + " below " + BASE);
    }
    return Body.of(path.equals("/faults") ? this::faults : this::world);
  }

  private void add(Map<String, @Nullable Object> body) {
    Object name = body.remove("fault");
    if (name == null) {
      throw Refused.bad("fault is missing: one of " + Fault.Kind.labels());
    }
    Fault fault = ParseFaults.fault(String.valueOf(name));
    if (body.remove("path") instanceof String path) {
      fault = fault.on(path);
    }
    Object times = body.remove("times");
    Object probability = body.remove("probability");
    if (!body.isEmpty()) {
      throw Refused.bad("there is no '" + body.keySet().iterator().next() + "' here");
    }
    if (times != null && probability != null) {
      throw Refused.bad("times and probability cannot be given together");
    }
    try {
      if (probability == null) {
        faults.next(fault, times == null ? 1 : number(times).intValueExact());
      } else {
        faults.sometimes(fault, number(probability).doubleValue());
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Refused.bad("times is a number from 1, probability one above 0, up to 1");
    }
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(String.valueOf(value));
  }

  private static Duration span(Map<String, @Nullable Object> body) {
    try {
      return Duration.parse(String.valueOf(body.get("by")));
    } catch (DateTimeParseException e) {
      throw Refused.bad("by is a duration by ISO 8601, such as PT1H");
    }
  }

  private void faults(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("faults");
    for (Faults.Due due : faults.due()) {
      Fault fault = due.fault();
      json.writeStartObject();
      json.writeStringField("fault", fault.kind().label());
      if (fault.kind().hasDuration()) {
        json.writeStringField("duration", fault.duration().toString());
      }
      if (fault.path() != null) {
        json.writeStringField("path", fault.path());
      }
      if (due.times() > 0) {
        json.writeNumberField("times", due.times());
      } else {
        json.writeNumberField("probability", due.probability());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void world(JsonGenerator json) throws IOException {
    json.writeNumberField("customers", world.customerCount());
    json.writeNumberField("orders", world.orderCount());
  }
}
