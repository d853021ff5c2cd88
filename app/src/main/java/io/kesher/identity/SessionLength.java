package io.kesher.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a sign-in lasts at most, and how long without a request. */
@ConfigurationProperties("kesher.session")
record SessionLength(@DefaultValue("12h") Duration longest, @DefaultValue("8h") Duration idle) {}
