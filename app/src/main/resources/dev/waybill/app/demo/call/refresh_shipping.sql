call shipping.refresh()
