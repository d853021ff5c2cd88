package io.kesher.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The account that the server runs as. PostgreSQL refuses root, so root starts it in a user
 * namespace of its own, where it is nobody although the files stay root's; where namespaces are
 * forbidden (most containers), as another user.
 *
 * @param prefix the words to put before a command
 * @param owner whom the files must belong to, where that is not the account of this program
 */
record Account(List<String> prefix, Optional<String> owner) {
  private static final Duration SHORT = Duration.ofSeconds(20);

  static Account unprivileged() {
    if (new UnixSystem().getUid() != 0) {
      return new Account(List.of(), Optional.empty());
    }
    var namespace = List.of("unshare", "-U");
    var probe = Program.run(SHORT, namespace, List.of("id", "-u"));
    if (probe.succeeded() && !probe.output().equals("0")) {
      return new Account(namespace, Optional.empty());
    }
    return otherUser("postgres").or(() -> otherUser("nobody")).orElseThrow(Account::noWay);
  }

  static Optional<Account> otherUser(String name) {
    var group = Program.run(SHORT, List.of(), List.of("id", "-g", name));
    var prefix = List.of("setpriv", "--reuid", name, "--regid", group.output(), "--clear-groups");
    return group.succeeded() && Program.run(SHORT, prefix, List.of("true")).succeeded()
        ? Optional.of(new Account(prefix, Optional.of(name + ":" + group.output())))
        : Optional.empty();
  }

  private static PostgresFailed noWay() {
    return new PostgresFailed(
        "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` works here."
            + " Start the program as an ordinary user.");
  }

  /** Lets the account use what this program has written there. */
  void own(Path folder) {
    owner.ifPresent(name -> handOver(name, folder));
  }

  private void handOver(String name, Path folder) {
    var change =
        Program.run(
            Duration.ofMinutes(2), List.of(), List.of("chown", "-R", name, folder.toString()));
    var access = Program.run(SHORT, prefix, List.of("test", "-x", folder.toString()));
    if (!change.succeeded() || !access.succeeded()) {
      throw new PostgresFailed(
          "The user "
              + name
              + ", as whom PostgreSQL runs, has no way to "
              + folder
              + ". Set KESHER_DATA to a folder that other users may enter, such as /var/lib/kesher.");
    }
  }

  /**
   * In a session of its own, so that Ctrl-C in the terminal reaches the program alone, which then
   * stops the server.
   */
  List<String> detached() {
    var words = new ArrayList<String>();
    if (Program.run(SHORT, List.of(), List.of("setsid", "true")).succeeded()) {
      words.add("setsid");
    }
    words.addAll(prefix);
    return words;
  }
}
