# Waybill with all it needs. The configuration is mounted at /waybill/waybill.yaml; see docs/running.md.
FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN mvn -q -B -pl core,sync,app -Dmaven.test.skip=true package

FROM eclipse-temurin:21-jre
RUN useradd --system --create-home --home-dir /waybill waybill
COPY --from=build /build/app/target/waybill.jar /opt/waybill/waybill.jar
WORKDIR /waybill
USER waybill
STOPSIGNAL SIGTERM
# Java itself is process 1, so that it hears the signal.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/opt/waybill/waybill.jar"]
CMD ["run"]
