package io.kesher.interactions;

import io.kesher.customers.Happening;
import io.kesher.web.Frame;

/** An interaction in words. */
public final class InWords {
  private InWords() {}

  public static Happening of(Frame frame, Interaction interaction) {
    return new Happening(
        interaction.kind().code(),
        interaction.id(),
        interaction.at(),
        true,
        interaction.kind().icon(),
        what(frame, interaction),
        interaction.summary().isEmpty() ? null : interaction.summary(),
        interaction.byName(),
        new Happening.Spent(interaction.seconds(), interaction.measured()),
        path(interaction));
  }

  /** {@code Incoming call}. */
  public static String what(Frame frame, Interaction interaction) {
    return frame.say("interactions.what." + interaction.what());
  }

  public static String path(Interaction interaction) {
    return "/customers/" + interaction.customer() + "/interactions/" + interaction.id();
  }
}
