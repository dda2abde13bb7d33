limit {{rows}}
