import HDL

/// Two inverters, one behind the other.
final class Chain: Hardware {
  @FlippedPorts var input = ByteStream()
  @Ports var output = ByteStream()
  @Instances var stages = [Inverter(), Inverter()]

  var body: Logic {
    input <==> stages[0].input
    stages[0].output <==> stages[1].input
    stages[1].output <==> output
  }
}
