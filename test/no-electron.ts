throw new Error('A Node test reached electron. Only main/electron/ may import it; is a port missing?');
