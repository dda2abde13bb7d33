package dev.waybill.app.architecture.bad;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Core must not know formats. */
public record CoreReadsYaml(YAMLFactory yaml) {}
