package dev.waybill.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.sandbox.internal.http.ServeApi;
import dev.waybill.sandbox.internal.http.ServeControl;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in Exigo that is running: an HTTP server, the world behind it, the faults it has and the
 * truth about it. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer server;
  private final ExecutorService threads;
  private final World world;
  private final Faults faults;

  private Sandbox(HttpServer server, ExecutorService threads, World world, Faults faults) {
    this.server = server;
    this.threads = threads;
    this.world = world;
    this.faults = faults;
  }

  /**
   * Makes the world and begins to listen.
   *
   * @throws WaybillException {@code REFUSED} if the port is taken, or for a folder that cannot be
   *     loaded, with the file and the line that is wrong
   */
  public static Sandbox start(SandboxSettings settings) {
    Faults faults = new Faults(settings.seed());
    World world = world(settings, faults);
    HttpServer server = listen(settings.address());
    ExecutorService threads =
        Executors.newCachedThreadPool(
            run -> {
              Thread thread = new Thread(run, "exigo-sandbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext(
        ServeApi.BASE + "/",
        new ServeApi(world, settings.credentials(), settings.style(), faults::take));
    server.createContext(ServeControl.BASE + "/", new ServeControl(world, faults));
    server.start();
    return new Sandbox(server, threads, world, faults);
  }

  private static World world(SandboxSettings settings, Faults faults) {
    if (settings.source() instanceof Source.Folder folder) {
      return World.loaded(folder.path(), settings.clock());
    }
    return World.generated(
        (Source.Generated) settings.source(), settings.clock(), () -> lateness(faults));
  }

  private static Duration lateness(Faults faults) {
    return faults.takeForOrder().stream()
        .map(Fault::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static HttpServer listen(InetSocketAddress address) {
    // Else an answer waits 40 ms for the acknowledgement of its own head.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Port "
              + address.getPort()
              + " of "
              + host(address)
              + " cannot be listened on: it is in use, or not allowed. Choose another one; 0 takes"
              + " any that is free.",
          e);
    } catch (IOException e) {
      throw new WaybillException(
          ErrorCode.RESOURCES, "No server can listen on " + address.getHostString() + ".", e);
    }
  }

  /** The base address of the API, for a source's {@code url}; it ends with a slash. */
  public URI url() {
    return URI.create("http://" + host(server.getAddress()) + ":" + port() + ServeApi.BASE + "/");
  }

  private static String host(InetSocketAddress address) {
    String host =
        address.getAddress().isAnyLocalAddress()
            ? "127.0.0.1"
            : address.getAddress().getHostAddress();
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What goes wrong from now on. */
  public Faults faults() {
    return faults;
  }

  /** What the tables hold once everything has been synced. */
  public Truth truth() {
    return new Truth(world);
  }

  public int customers() {
    return world.customerCount();
  }

  public int orders() {
    return world.orderCount();
  }

  /** Stops the world: nothing happens by itself any more. */
  public void pause() {
    world.pause();
  }

  /** Lets the world go on from where it stopped, dated from now on. */
  public void resume() {
    world.resume();
  }

  /**
   * Lets happen at once what would have happened in this time, be the world paused or not. Its
   * dates run ahead of the clock by as much from then on.
   */
  public void advance(Duration duration) {
    world.advance(duration);
  }

  /**
   * Changes an order, which is dated now.
   *
   * @throws IllegalArgumentException if there is none of this id; so for the others
   */
  public void changeOrder(int id) {
    world.changeOrder(id);
  }

  /** Takes the last line of an order away, unless it is the only one; its sums follow. */
  public void dropLine(int orderId) {
    world.dropLine(orderId);
  }

  /** Gives a customer another address. */
  public void changeCustomer(int id) {
    world.changeCustomer(id);
  }

  /** Gives an order a text that is too long for its column, until {@link #heal}. */
  public void spoil(int orderId) {
    world.spoil(orderId);
  }

  /** Makes a spoiled order whole again, dated now. */
  public void heal(int orderId) {
    world.heal(orderId);
  }

  /**
   * Places an order now.
   *
   * @return its id
   */
  public int placeOrder() {
    return placeOrder(Duration.ZERO);
  }

  /**
   * Publishes an order late: it appears now, dated a while ago.
   *
   * @return its id
   * @throws IllegalStateException if the world was loaded from files
   */
  public int placeOrder(Duration ago) {
    return world
        .place(ago)
        .orElseThrow(() -> new IllegalStateException("a loaded world places no orders"));
  }

  /** Stops listening; requests under way are cut. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
