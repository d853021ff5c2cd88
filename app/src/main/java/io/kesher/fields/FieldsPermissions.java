package io.kesher.fields;

import static io.kesher.identity.Verb.MANAGE;

import io.kesher.identity.OwnFields;
import io.kesher.identity.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who describes custom fields; and a role can be kept from each of them. */
@Configuration(proxyBeanMethods = false)
class FieldsPermissions {
  @Bean
  Permissions customFieldPermissions() {
    return new Permissions("fields", "custom-fields", 11, false, MANAGE);
  }

  @Bean
  OwnFields ownFieldsOfCustomers(CustomFields fields) {
    return () ->
        fields.all().stream().map(field -> new OwnFields.Own(field.rule(), field::label)).toList();
  }
}
