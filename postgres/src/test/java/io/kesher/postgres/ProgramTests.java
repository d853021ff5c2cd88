package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTests {
  @Test
  void anotherProgramSeesNeitherOurPasswordsNorTheSettingsForAnotherServer() {
    var environment =
        new HashMap<>(
            Map.of(
                "KESHER_ADMIN_PASSWORD", "secret",
                "KESHER_API_KEY", "secret",
                "PGPASSWORD", "secret",
                "LC_TIME", "he_IL.UTF-8",
                "PATH", "/usr/bin"));
    Program.clear(environment);
    assertThat(environment).containsOnly(Map.entry("PATH", "/usr/bin"), Map.entry("LC_ALL", "C"));
  }
}
