package io.kesher.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The port of one cluster: the same at every start, as long as no other program took it meanwhile.
 */
final class Port {
  private static final int ANY = 0;

  private Port() {}

  static int of(Path folder) throws IOException {
    var file = folder.resolve("port");
    var remembered = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : ANY;
    if (remembered != ANY && isFree(remembered)) {
      return remembered;
    }
    var free = bound(ANY);
    PrivateFiles.write(file, Integer.toString(free));
    return free;
  }

  private static boolean isFree(int port) {
    try {
      return bound(port) == port;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int bound(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return socket.getLocalPort();
    }
  }
}
