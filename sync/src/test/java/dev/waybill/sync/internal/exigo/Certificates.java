package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made by keytool: an authority, and what it signs. */
final class Certificates {
  private static final String AUTHORITY = "authority";
  private static final String STORE = "keys.p12";
  private static final char[] WORD = "changeit".toCharArray();

  private final Path folder;
  private int servers;

  Certificates(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    keytool("authority", "-dname", "CN=Authority", "-validity", "30", "-ext", "bc:c");
  }

  /**
   * A server with a certificate that the authority signed.
   *
   * @param name that it is for, as keytool writes it, such as {@code ip:127.0.0.1}
   * @param start of its validity, such as {@code -20d}; it is valid for ten days
   */
  HttpServer server(String name, String start)
      throws IOException, InterruptedException, GeneralSecurityException {
    servers++;
    String alias = "server" + servers;
    keytool(
        alias,
        "-dname",
        "CN=Server",
        "-signer",
        AUTHORITY,
        "-startdate",
        start,
        "-validity",
        "10",
        "-ext",
        "san=" + name);
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    KeyStore all = load();
    own.setKeyEntry(alias, all.getKey(alias, WORD), WORD, all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, WORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  /** Trusts the authority. */
  SSLContext trust() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(STORE))) {
      store.load(in, WORD);
    }
    return store;
  }

  private void keytool(String alias, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve(STORE).toString(), "-storepass", new String(WORD)));
    Path log = folder.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> read(log)).isZero();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
