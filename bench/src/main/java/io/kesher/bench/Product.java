package io.kesher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product, built and running as a process of its own, as a rule on a new data folder. */
final class Product implements AutoCloseable {
  static final String EMAIL = "bench@kesher.example";
  static final String PASSPHRASE = "a passphrase for the bench";

  private static final String KEY = "kesher_bench_0123456789abcdefghij";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern LIVE = Pattern.compile("->([0-9]+)M\\(");

  private final Path folder;
  private final boolean kept;
  private final Path collections;
  private final Process process;
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ThreadLocal<Wire> wires =
      ThreadLocal.withInitial(() -> new Wire(address(), "Authorization: Bearer " + KEY));

  private Product(Path folder, boolean kept, Path collections, Process process, String address) {
    this.folder = folder;
    this.kept = kept;
    this.collections = collections;
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits for its first page. */
  static Product start(Path project) throws IOException, InterruptedException {
    return start(project, Files.createTempDirectory("kesher-bench"), false);
  }

  /** Starts it in a folder that stays when it ends, with whatever lies in it from before. */
  static Product startIn(Path folder, Path project) throws IOException, InterruptedException {
    return start(project, Files.createDirectories(folder), true);
  }

  private static Product start(Path project, Path folder, boolean kept)
      throws IOException, InterruptedException {
    Path collections = folder.resolve("gc.log");
    int port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("kesher.java", "-Xmx1g").split(" ")));
    command.addAll(List.of("-Xlog:gc:file=" + collections, "-jar", jar(project).toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("KESHER_DATA", folder.resolve("data").toString());
    builder.environment().put("KESHER_PORT", Integer.toString(port));
    builder.environment().put("KESHER_ADMIN_EMAIL", EMAIL);
    builder.environment().put("KESHER_ADMIN_PASSWORD", PASSPHRASE);
    builder.environment().put("KESHER_API_KEY", KEY);
    // what is measured is the program, not its patience
    for (var limit : List.of("ADDRESS", "PERSON", "PROGRAM", "EXPORT")) {
      builder.environment().put("KESHER_LIMITS_" + limit, "1000000/1s");
    }
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("product.log").toFile());
    var process = builder.start();
    var product = new Product(folder, kept, collections, process, "http://localhost:" + port);
    product.awaitFirstPage();
    return product;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path jar(Path project) throws IOException {
    try (Stream<Path> built = Files.list(project.resolve("app/target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("kesher-app-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Build first: bin/bench does it"));
    }
  }

  private void awaitFirstPage() throws InterruptedException {
    while (true) {
      try {
        get("/sign-in");
        return;
      } catch (UncheckedIOException notYet) {
        if (!process.isAlive()) {
          throw new IllegalStateException(
              "The product ended; see " + folder.resolve("product.log"), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  /** The processor time that it has used so far. */
  Duration work() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  String address() {
    return address;
  }

  /** Each thread that asks has a connection of its own. */
  String get(String path) {
    return wires.get().get(path);
  }

  String post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  String put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode json(String path) {
    return read(get(path));
  }

  JsonNode read(String answer) {
    return JSON.readTree(answer);
  }

  /** Uploads a file and waits until it is in; the import as it then is. */
  JsonNode importing(Path file) throws InterruptedException, IOException {
    var uploaded =
        JSON.readTree(
            send(
                request("/api/v1/imports?fileName=" + file.getFileName())
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))));
    return awaitImport(uploaded.get("id").longValue());
  }

  /** Maps and runs an import that waits for its mapping. */
  JsonNode map(long id, String mapping) throws InterruptedException {
    send(
        request("/api/v1/imports/" + id + "/mapping")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(mapping)));
    send(request("/api/v1/imports/" + id + "/run").POST(HttpRequest.BodyPublishers.noBody()));
    return awaitImport(id);
  }

  private JsonNode awaitImport(long id) throws InterruptedException {
    while (true) {
      var now = json("/api/v1/imports/" + id);
      switch (now.get("state").stringValue()) {
        case "done", "mapping" -> {
          return now;
        }
        case "failed", "cancelled" -> throw new IllegalStateException(now.toString());
        default -> Thread.sleep(200);
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", "Bearer " + KEY);
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** A connection to its database, beside it. */
  Connection database() throws SQLException, IOException {
    Path postgres = folder.resolve("data/postgres");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + Files.readString(postgres.resolve("port")).strip()
            + "/kesher",
        "kesher",
        Files.readString(postgres.resolve("password")).strip());
  }

  /** The most that was alive after any collection so far, in MB. */
  long peakHeap() throws IOException {
    return LIVE.matcher(Files.readString(collections))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .max()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    if (kept) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }
}
