package io.kesher.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the server is told, for an office's machine of 2 processors and 4 to 24 GB, or for tests.
 */
enum Settings {
  OFFICE {
    @Override
    Map<String, String> own() {
      return Map.of(
          "shared_buffers", sharedBuffers(),
          "wal_buffers", "16MB",
          "max_connections", "60",
          "fsync", "on",
          "synchronous_commit", "on",
          "logging_collector", "on");
    }
  },

  /** Loses everything with the machine, which a test does not mind. Nothing else may use it. */
  TESTS {
    @Override
    Map<String, String> own() {
      return Map.of(
          "shared_buffers", "128MB",
          "max_connections", "200",
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "logging_collector", "off");
    }
  };

  /**
   * Linux keeps a socket's whole path in 108 bytes, the last of them zero; the name is up to 16 of
   * them.
   */
  private static final int LONGEST_SOCKET_FOLDER = 107 - 16;

  private static final long ENOUGH_SHARED_MEMORY = 512L << 20;

  abstract Map<String, String> own();

  /** The text of the settings file. */
  String file(int port, Path socketFolder) {
    var all = new LinkedHashMap<>(common());
    all.putAll(own());
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", fits(socketFolder) ? socketFolder.toString() : "");
    all.put("dynamic_shared_memory_type", sharedMemory());
    return "# Written by the program at each start. Own settings belong into postgresql.auto.conf (ALTER SYSTEM).\n"
        + all.entrySet().stream()
            .map(setting ->
                setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
            .sorted()
            .collect(Collectors.joining());
  }

  private static Map<String, String> common() {
    return Map.ofEntries(
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_permissions", "0700"),
        Map.entry("work_mem", "64MB"),
        Map.entry("maintenance_work_mem", "256MB"),
        Map.entry("max_wal_size", "4GB"),
        Map.entry("checkpoint_timeout", "15min"),
        Map.entry("wal_compression", "on"),
        Map.entry("random_page_cost", "1.1"),
        Map.entry("effective_io_concurrency", "64"),
        Map.entry("max_parallel_workers_per_gather", "2"),
        // what somebody waits for is over before helpers have begun, and eight people have two
        // processors
        Map.entry("parallel_setup_cost", "50000"),
        Map.entry("jit", "off"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"),
        Map.entry("log_directory", "log"),
        Map.entry("log_filename", "postgresql-%a.log"),
        Map.entry("log_truncate_on_rotation", "on"),
        Map.entry("log_rotation_age", "1d"),
        Map.entry("log_rotation_size", "0"),
        Map.entry("log_line_prefix", "%m [%p] "));
  }

  /**
   * An eighth of the machine's memory, or of what a container may use: the program needs some too.
   */
  private static String sharedBuffers() {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long eighth = machine.getTotalMemorySize() >> 23;
    return Math.clamp(eighth, 128, 2048) + "MB";
  }

  private static boolean fits(Path socketFolder) {
    return socketFolder.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
        <= LONGEST_SOCKET_FOLDER;
  }

  /**
   * A container has 64 MB of /dev/shm as a rule, in which a parallel hash join of ours does not
   * fit.
   */
  private static String sharedMemory() {
    try {
      return Files.getFileStore(Path.of("/dev/shm")).getTotalSpace() >= ENOUGH_SHARED_MEMORY
          ? "posix"
          : "mmap";
    } catch (IOException noSuchFolder) {
      return "posix";
    }
  }
}
