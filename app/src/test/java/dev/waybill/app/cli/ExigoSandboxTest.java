package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.print.Screen;
import dev.waybill.sandbox.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ExigoSandboxTest {
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/3\\.0/");

  @TempDir private Path folder;

  /** A command that runs until it is interrupted, as Ctrl-C ends it. */
  private static final class Running implements AutoCloseable {
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final BufferedReader out;
    private final Thread thread;

    Running(String... arguments) throws IOException {
      PipedWriter written = new PipedWriter();
      out = new BufferedReader(new PipedReader(written, 8_192));
      Screen screen = Screen.of(new PrintWriter(written), new PrintWriter(err));
      thread =
          new Thread(() -> code.complete(CommandLineInterface.run(screen, arguments)), "sandbox");
      thread.start();
    }

    String line() throws IOException {
      return String.valueOf(out.readLine());
    }

    int interrupted() throws InterruptedException, ExecutionException {
      thread.interrupt();
      return code.get();
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private static HttpResponse<String> get(String url, String user)
      throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + basic)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String url(String line) {
    Matcher url = URL.matcher(line);
    assertThat(url.find()).as(line).isTrue();
    return url.group();
  }

  @Test
  void sandbox_tellsItsUrlAndTheConfiguration_andServesUntilInterrupted() throws Exception {
    try (Running running =
        new Running("exigo-sandbox", "--port", "0", "--customers", "30", "--orders", "70")) {
      String first = running.line();
      String url = url(first);
      assertThat(first).contains("30 customers and 70 orders");
      assertThat(running.line()).isEmpty();
      assertThat(running.line()).isEqualTo("sources:");
      assertThat(running.line())
          .isEqualTo(
              "  exigo: { type: exigo, company: acme, login: api, password: secret, url: \""
                  + url
                  + "\" }");

      assertThat(get(url + "customers", "api@acme:secret").body()).contains("\"recordCount\":30");
      assertThat(get(url + "orders", "api@acme:wrong").statusCode()).isEqualTo(401);
      assertThat(running.interrupted()).isZero();
      assertThat(running.err.toString()).isEmpty();
    }
  }

  @Test
  void options_reachTheServer() throws Exception {
    try (Running running =
        new Running(
            "exigo-sandbox",
            "--port=0",
            "--orders-per-minute=0",
            "--lines=3",
            "--spelling=numbers",
            "--dates=plain",
            "--company=no",
            "--login=me",
            "--password=it's",
            "--faults=extra=1")) {
      String url = url(running.line());
      running.line();
      running.line();
      assertThat(running.line()).contains("company: 'no', login: me, password: 'it''s'");

      String page = get(url + "orders?batchSize=1", "me@no:it's").body();

      assertThat(page).contains("\"orderTyID\":", "loyaltyTier", "\"orderLine\":3");
      assertThat(page).doesNotContain("\"orderLine\":4", "-06:00");
    }
  }

  @Test
  void data_isServed() throws Exception {
    Files.writeString(folder.resolve("orders.ndjson"), "{\"orderID\":42}\n");
    try (Running running = new Running("exigo-sandbox", "--port=0", "--data", folder.toString())) {
      String first = running.line();
      assertThat(first).contains("0 customers and 1 orders");
      assertThat(get(url(first) + "orders", "api@acme:secret").body()).contains("\"orderID\":42");
    }
  }

  @Test
  void faults_areAllNamedByHelpAndPage() throws IOException {
    String help = CommandRun.of("exigo-sandbox", "--help").succeeds().out();
    String page =
        Files.readString(
            Path.of(System.getProperty("waybill.root", ".."), "docs/exigo-sandbox.md"));

    assertThat(Fault.Kind.values())
        .allSatisfy(kind -> assertThat(help).containsPattern("\\b" + kind.label() + "\\b"))
        .allSatisfy(kind -> assertThat(page).containsPattern("`" + kind.label() + "[:`]"));
  }

  @Test
  void mistakes_areOneLineEach() throws IOException {
    CommandRun.of("exigo-sandbox", "--data", folder.toString())
        .failsWith(5, "holds neither customers.ndjson nor orders.ndjson");
    Files.writeString(folder.resolve("orders.ndjson"), "{\"orderID\":42}\n{\"orderID\":\n");
    CommandRun.of("exigo-sandbox", "--data", folder.toString())
        .failsWith(5, folder.resolve("orders.ndjson") + ":2:");
    CommandRun.of("exigo-sandbox", "--data", folder.toString(), "--orders", "5")
        .failsWith(2, "leave out --customers");
    CommandRun.of("exigo-sandbox", "--faults", "418=1").failsWith(2, "there is no '418'");
    CommandRun.of("exigo-sandbox", "--customers", "0").failsWith(2, "at least one customer");
    CommandRun.of("exigo-sandbox", "--port", "70000").failsWith(2, "port out of range");
    CommandRun.of("exigo-sandbox", "--spelling", "words").failsWith(2, "words");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun.of("exigo-sandbox", "--port", String.valueOf(taken.getLocalPort()))
          .failsWith(5, "Port " + taken.getLocalPort() + " of 127.0.0.1 cannot be listened on");
    }
  }
}
