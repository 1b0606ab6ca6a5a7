print("memweave")
