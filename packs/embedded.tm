// Devices: microcontrollers, buses, radio, updates and whoever holds the thing in hand.

// ---- Kinds -----------------------------------------------------------------------------------------------
kind device "Device" for process
kind microcontroller "Microcontroller" is device for process
kind firmware "Firmware" for process
kind boot-rom "Boot code in read-only memory" is firmware for process
kind bootloader "Boot loader" is firmware for process
kind trusted-firmware "Firmware of the secure world" is firmware for process
kind secure-element "Secure element" for process, store
kind platform-module "Trusted platform module" is secure-element for process, store
kind root-of-trust "Root of trust" is secure-element for process, store
kind sensor "Sensor" for process, external
kind actuator "Actuator" for process, external
kind controller "Programmable controller" is device for process
kind industrial-gateway "Gateway of a plant" for process
kind device-gateway "Gateway of devices" for process
kind vehicle-unit "Control unit of a vehicle" is device for process
kind medical-device "Medical device" is device for process
kind smart-card "Smart card" is secure-element for process, store
kind peripheral "Peripheral" for process, external
kind update-service "Service that delivers updates" for process, external
kind device-cloud "Cloud that commands devices" for process, external
kind companion-application "Application that pairs with a device" is mobile-application for process
kind flash-memory "Flash memory" for store { query none }
kind fuses "One-time programmable memory" for store { query none }
kind can-bus "CAN" for flow { channel plain; client-auth none; server-auth no; integrity checksum; medium local }
kind lin-bus "LIN" for flow { channel plain; client-auth none; server-auth no; integrity checksum; medium local }
kind i2c "I2C" for flow { channel plain; client-auth none; server-auth no; integrity none; medium local }
kind spi "SPI" for flow { channel plain; client-auth none; server-auth no; integrity none; medium local }
kind uart "Serial line" for flow { channel plain; client-auth none; server-auth no; medium local }
kind jtag "JTAG" for flow { medium local }
kind usb "USB" for flow { channel plain; integrity checksum; medium local }
kind pcie "PCI Express" for flow { integrity checksum; medium local }
kind bluetooth "Bluetooth" for flow { medium radio }
kind bluetooth-low-energy "Bluetooth Low Energy" is bluetooth for flow
kind wifi "Wireless LAN" for flow { medium radio }
kind zigbee "Zigbee" for flow { medium radio }
kind z-wave "Z-Wave" for flow { medium radio }
kind lorawan "LoRaWAN" for flow { medium radio; integrity mac }
kind cellular "Cellular network" for flow { medium radio }
kind nfc "Near-field communication" for flow { medium radio }
kind satellite-navigation "Open signals of satellite navigation" for flow { channel plain; server-auth no; medium radio }
kind modbus "Modbus" for flow { channel plain; client-auth none; server-auth no }
kind profinet "PROFINET" for flow
kind bacnet "BACnet over IP" for flow { channel plain; server-auth no }
kind opc-ua "OPC UA" for flow
kind mqtt "MQTT in the clear" for flow { channel plain; server-auth no }
kind mqtts "MQTT over TLS" for flow { channel tls; server-auth yes }
kind coap "CoAP in the clear" for flow { channel plain; server-auth no }
kind coaps "CoAP over DTLS" for flow { channel tls }
