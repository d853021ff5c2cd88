package io.kesher.identity.web;

import io.kesher.identity.Passphrases;
import io.kesher.web.FieldFault;
import io.kesher.web.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of themselves who comes in by a link. The e-mail and the role are the link's.
 */
public record InvitationForm(
    @Nullable String name, @Nullable String passphrase, @Nullable String language) {

  static InvitationForm empty(Language language) {
    return new InvitationForm("", "", language.tag());
  }

  List<FieldFault> faults(String email, String office) {
    var faults = new ArrayList<FieldFault>();
    faults.addAll(Inputs.text("name", name, 120));
    faults.addAll(Passphrases.faults("passphrase", secret(), typedName(), email, office));
    if (Language.of(Inputs.trimmed(language)).isEmpty()) {
      faults.add(FieldFault.of("language", "web.problem.value"));
    }
    return faults;
  }

  public String typedName() {
    return Inputs.trimmed(name);
  }

  public String typedLanguage() {
    return Inputs.trimmed(language);
  }

  String secret() {
    return passphrase == null ? "" : passphrase;
  }
}
